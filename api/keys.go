package api

import (
	"bufio"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// Scope is what a key allows; admin allows everything.
type Scope string

// The scopes.
const (
	ScopeRead  Scope = "read"
	ScopeJob   Scope = "job"
	ScopeAdmin Scope = "admin"
)

// Keys are the API keys a server knows, by their hashes only.
type Keys struct {
	list []*key
}

type key struct {
	name    string
	hash    [sha256.Size]byte
	scopes  []Scope
	limiter *rate.Limiter // nil: no limit
	mu      sync.Mutex
	atWork  int
	most    int // requests at work at once; 0: no limit
}

// ReadKeys reads a file of keys, one a line:
//
//	name  sha256-of-the-key-in-hex  scopes  [rate=10] [concurrency=4]
//
// Scopes are read, job and admin, parted by commas; rate is in requests a
// second. Empty lines and lines that begin with # are skipped. Errors name
// the line and never show a hash.
func ReadKeys(r io.Reader) (*Keys, error) {
	k := &Keys{}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		one, err := parseKey(strings.Fields(line))
		if err != nil {
			return nil, fmt.Errorf("api: keys: line %d: %w", n, err)
		}
		k.list = append(k.list, one)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("api: keys: %w", err)
	}
	if len(k.list) == 0 {
		return nil, fmt.Errorf("api: keys: the file holds no key")
	}
	return k, nil
}

func parseKey(f []string) (*key, error) {
	if len(f) < 3 {
		return nil, fmt.Errorf("want: name, sha256 in hex, scopes")
	}
	one := &key{name: f[0]}
	hash, err := hex.DecodeString(f[1])
	if err != nil || len(hash) != sha256.Size {
		return nil, fmt.Errorf("the second word is no SHA-256 in hex (64 digits)")
	}
	copy(one.hash[:], hash)
	for s := range strings.SplitSeq(f[2], ",") {
		if s := Scope(s); s != ScopeRead && s != ScopeJob && s != ScopeAdmin {
			return nil, fmt.Errorf("scope %q: want read, job or admin", s)
		}
		one.scopes = append(one.scopes, Scope(s))
	}
	for _, o := range f[3:] {
		name, value, _ := strings.Cut(o, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || v <= 0 {
			return nil, fmt.Errorf("%q: want a number above 0", o)
		}
		switch name {
		case "rate":
			one.limiter = rate.NewLimiter(rate.Limit(v), max(1, int(v)))
		case "concurrency":
			one.most = max(1, int(v))
		default:
			return nil, fmt.Errorf("%q: want rate= or concurrency=", o)
		}
	}
	return one, nil
}

// HashKey is the hash under which a key stands in the file.
func HashKey(k string) string {
	h := sha256.Sum256([]byte(k))
	return hex.EncodeToString(h[:])
}

// find looks a key up. Every entry is compared, in constant time each, so the
// time tells nothing of the keys.
func (k *Keys) find(secret string) *key {
	h := sha256.Sum256([]byte(secret))
	var found *key
	for _, one := range k.list {
		if subtle.ConstantTimeCompare(h[:], one.hash[:]) == 1 {
			found = one
		}
	}
	return found
}

func (one *key) allows(s Scope) bool {
	return slices.Contains(one.scopes, s) || slices.Contains(one.scopes, ScopeAdmin)
}

// enter takes a place among the requests of a key.
func (one *key) enter() (leave func(), err error) {
	if one.limiter != nil {
		if r := one.limiter.Reserve(); r.Delay() > 0 {
			wait := r.Delay()
			r.Cancel()
			return nil, &Problem{Code: RateLimited, Detail: "the key allows no more requests for now", Retry: int(wait/time.Second) + 1}
		}
	}
	if one.most == 0 {
		return func() {}, nil
	}
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.atWork >= one.most {
		return nil, &Problem{Code: RateLimited, Detail: fmt.Sprintf("the key allows %d requests at once", one.most), Retry: 1}
	}
	one.atWork++
	return func() { one.mu.Lock(); one.atWork--; one.mu.Unlock() }, nil
}

// authorize asks for a key where the server has keys. Health, the page and the
// specification are open: they tell nothing.
func (s *service) authorize(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		route := c.Path()
		if s.Keys == nil || (!strings.HasPrefix(route, "/v1/") && route != "/metrics") {
			return next(c)
		}
		secret, ok := strings.CutPrefix(c.Request().Header.Get("Authorization"), "Bearer ")
		if !ok {
			secret = c.Request().Header.Get("X-Api-Key")
		}
		if secret == "" {
			return problem(Unauthorized, "send Authorization: Bearer and the key")
		}
		one := s.Keys.find(secret)
		if one == nil {
			return problem(Unauthorized, "the key is not known")
		}
		want := ScopeRead
		switch {
		case strings.HasPrefix(route, "/v1/jobs"):
			want = ScopeJob
		case route == "/metrics":
			want = ScopeAdmin
		}
		if !one.allows(want) {
			return problem(Forbidden, "the key lacks the scope %q", want)
		}
		leave, err := one.enter()
		if err != nil {
			return err
		}
		defer leave()
		return next(c)
	}
}
