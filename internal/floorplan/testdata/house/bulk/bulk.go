// Package bulk is a fixture: an allowed library and a forbidden one.
package bulk

import (
	_ "github.com/hibiken/asynq"
	_ "github.com/redis/go-redis/v9"
)
