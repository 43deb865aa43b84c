package normalize_test

import (
	"testing"

	"github.com/adlar-names/adlar/normalize"
)

func TestInvalidUTF8(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       int
	}{
		{"empty", "", -1}, {"valid", "Bakı", -1}, {"the replacement character itself", "a\ufffdb", -1},
		{"first byte", "\xffa", 0}, {"after a letter", "я\xff", 2}, {"cut letter", "ab\xd0", 2}, {"surrogate", "a\xed\xa0\x80", 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := normalize.InvalidUTF8([]byte(row.text)); got != row.want {
				t.Errorf("InvalidUTF8(%+q) = %d, want %d", row.text, got, row.want)
			}
		})
	}
}
