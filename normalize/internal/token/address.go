package token

import "strings"

// handle reads the rest of @name or #tag; it returns i when nothing follows.
func handle(v string, i int) int {
	for i < len(v) {
		r, n := decode(v, i)
		c := classOf(r) & clWhat
		if c != clLetter && c != clDigit && c != clMark && r != '_' {
			break
		}
		i += n
	}
	return i
}

// address returns the end of a URL, e-mail address or host name that starts
// with the letter at i, 0 if there is none. It looks at most a bounded number
// of bytes ahead before it knows, so that the whole stays linear.
func address(v string, i int) int {
	const look = 64
	// host and mail characters are ASCII
	j := i
	dot, at := -1, -1
	for j < len(v) && j-i < look {
		c := v[j]
		switch {
		case c == ':' && j+2 < len(v) && v[j+1] == '/' && v[j+2] == '/' && j-i >= 3 && dot < 0 && at < 0:
			return urlEnd(v, j+3)
		case c == '@':
			if at >= 0 {
				return 0
			}
			at = j
		case c == '.':
			dot = j
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c == '-' && at < 0 && dot < 0, c == '+':
		default:
			goto end
		}
		j++
	}
end:
	if at > i && dot > at && j > dot+2 {
		return trimDots(v, i, j)
	}
	if at >= 0 || dot < 0 {
		return 0
	}
	e := trimDots(v, i, j)
	// www.host or host.tld/path or host.tld with a well-known ending in lower case
	if e-i > 4 && (v[i:i+4] == "www." || v[i:i+4] == "WWW.") {
		return urlEnd(v, e)
	}
	last := -1
	for k := e - 1; k > i; k-- {
		if v[k] == '.' {
			last = k
			break
		}
	}
	if last < i+2 || !hostEnding[v[last+1:e]] {
		return 0
	}
	if e < len(v) && v[e] == '/' {
		return urlEnd(v, e)
	}
	return e
}

// addressMark are the bytes that may follow the first word of an address.
var addressMark = [256]bool{'.': true, ':': true, '@': true, '_': true}

// hostEnding are the endings by which a word with a dot is taken for a host
// name; in titles also with a capital (Azel.TV).
var hostEnding = map[string]bool{
	"az": true, "ru": true, "ua": true, "com": true, "org": true, "net": true, "info": true, "tv": true, "TV": true, "Tv": true, "ge": true, "am": true,
	"kz": true, "eu": true, "edu": true, "gov": true, "io": true, "media": true, "news": true, "Az": true, "AZ": true, "biz": true,
	"tr": true, "ir": true, "de": true, "fr": true, "uk": true, "pl": true, "lv": true,
}

func trimDots(v string, i, j int) int {
	for j > i && (v[j-1] == '.' || v[j-1] == '-' || v[j-1] == '+' || v[j-1] == '_') {
		j--
	}
	return j
}

// urlEnd is where a URL ends: at white space, quotes or brackets, without the
// marks of the sentence around it.
func urlEnd(v string, i int) int {
	j := i
	for j < len(v) {
		c := v[j]
		if c <= ' ' || c == '"' || c == '<' || c == '>' || c == ')' || c == ']' || c == '|' {
			break
		}
		if c >= 0x80 {
			r, n := decode(v, j)
			w := classOf(r) & clWhat
			if w != clLetter && w != clDigit {
				break
			}
			j += n
			continue
		}
		j++
	}
	for j > i && strings.IndexByte(".,;:!?'", v[j-1]) >= 0 {
		j--
	}
	return j
}
