package inflect

import "strings"

// Lang is a language whose name words this package can inflect.
type Lang uint8

// The languages. The zero value is no language: every function then reports
// that it knows nothing.
const (
	NoLang Lang = iota
	Az
	Ru
	Uk
	En
	numLangs
)

var langTags = [numLangs]string{"", "az", "ru", "uk", "en"}

// ParseLang reads a BCP 47 tag by its primary subtag; az-Cyrl and az-Arab
// count as Az, the script being seen in each word.
func ParseLang(tag string) (Lang, bool) {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	for l := Az; l < numLangs; l++ {
		if strings.EqualFold(primary, langTags[l]) {
			return l, true
		}
	}
	return NoLang, false
}

// String returns the BCP 47 tag, or the empty string for NoLang.
func (l Lang) String() string {
	if l < numLangs {
		return langTags[l]
	}
	return ""
}

// Case is a grammatical case; Loc is also the Russian prepositional and Ins
// the Azerbaijani comitative in -la/-lə.
type Case uint8

// The cases, in the order of the paradigm tables.
const (
	None Case = iota
	Nom
	Gen
	Dat
	Acc
	Ins
	Loc
	Abl
	Voc
	numCases
)

var caseCodes = [numCases]string{"", "nom", "gen", "dat", "acc", "ins", "loc", "abl", "voc"}

// String returns the three-letter code, or the empty string for None.
func (c Case) String() string {
	if c < numCases {
		return caseCodes[c]
	}
	return ""
}

// ParseCase reads a three-letter case code in either letter case.
func ParseCase(code string) (Case, bool) {
	for c := Nom; c < numCases; c++ {
		if strings.EqualFold(code, caseCodes[c]) {
			return c, true
		}
	}
	return None, false
}

// Gender is the grammatical gender of a word or the sex of a bearer.
type Gender uint8

// The genders. Both is common gender (Кулеба, Женя); Neut occurs with places
// and common words only.
const (
	Unknown Gender = iota
	Masc
	Fem
	Both
	Neut
	numGenders
)

var genderCodes = [numGenders]string{"", "m", "f", "mf", "n"}

// String returns m, f, mf or n, or the empty string for Unknown.
func (g Gender) String() string {
	if g < numGenders {
		return genderCodes[g]
	}
	return ""
}

// ParseGender reads m, f, mf or n; a hyphen or an empty string is Unknown.
func ParseGender(code string) (Gender, bool) {
	if code == "" || code == "-" {
		return Unknown, true
	}
	for g := Masc; g < numGenders; g++ {
		if strings.EqualFold(code, genderCodes[g]) {
			return g, true
		}
	}
	return Unknown, false
}

// fits reports whether the two genders can belong to one bearer.
func (g Gender) fits(h Gender) bool {
	return g == h || g == Unknown || h == Unknown || g == Both && h != Neut || h == Both && g != Neut
}

// Number is the grammatical number.
type Number uint8

// The numbers; the zero value is the singular.
const (
	Sg Number = iota
	Pl
	numNumbers
)

// String returns sg or pl.
func (n Number) String() string {
	if n == Pl {
		return "pl"
	}
	return "sg"
}

// Kind is the part a word plays in a name. It decides which rules apply:
// the surname Орёл, the given name Любовь and the city Орёл decline apart.
type Kind uint8

// The kinds. AnyKind asks for the readings of all of them.
const (
	AnyKind Kind = iota
	Given
	Patronymic
	Surname
	Place
	Org
	Word
	numKinds
)

var kindNames = [numKinds]string{"any", "given", "patronymic", "surname", "place", "org", "word"}

// String returns the lower-case English word for the kind.
func (k Kind) String() string {
	if k < numKinds {
		return kindNames[k]
	}
	return ""
}

// ParseKind reads what Kind.String writes; a hyphen or nothing is AnyKind.
func ParseKind(s string) (Kind, bool) {
	if s == "" || s == "-" {
		return AnyKind, true
	}
	for k := AnyKind; k < numKinds; k++ {
		if strings.EqualFold(s, kindNames[k]) {
			return k, true
		}
	}
	return AnyKind, false
}

// Possessive is an Azerbaijani or English possessive mark.
type Possessive uint8

// The possessives: of the first, second and third person, singular and
// plural owner; OwnerEn is the English 's.
const (
	NoPossessive Possessive = iota
	Poss1Sg
	Poss2Sg
	Poss3Sg
	Poss1Pl
	Poss2Pl
	Poss3Pl
	OwnerEn
)

// Copula is an Azerbaijani predicative or derived mark after the case ending.
type Copula uint8

// The copulas and attributive marks.
const (
	NoCopula    Copula = iota
	CopPresent         // -dır, -am, -san …
	CopPast            // -dı, -ydı
	CopHearsay         // -mış
	CopIf              // -sa
	CopQuestion        // -mı
	CopAttr            // -dakı, -dəki
	CopUntil           // -dək, -can
	CopAdj             // -lı, -sız, -ca
)
