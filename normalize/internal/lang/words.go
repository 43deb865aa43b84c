package lang

import "strings"

// The most frequent function words of each language; a word of two lists
// speaks for both. other gathers Turkish, Bulgarian, Serbian, Belarusian,
// Polish, German, French and Spanish, to keep their texts out.
var lists = map[Lang]string{
	Az: `və ki bu ilə üçün bir da də olan edib olub deyib bildirib tərəfindən sonra onun öz daha ən çox isə o həmin görə kimi qədər artıq
		ancaq lakin amma yalnız hər heç bütün digər ilk il ildə zaman bəzi onlar biz siz mən sən yoxdur var olaraq barədə haqqında bağlı etmək
		edən edilən olunub etdi dedi qarşı arasında keçirilən ve ucun gore sonra ile deyil ise hem oldu oldugunu bildirdi qeyd edilib mənim bizim necə niyə şənbə cümə çərşənbə bazar yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr bax bundan dünən sabah hazırda burada orada məhz əlavə yalnız belə bəli xeyr`,
	AzCyrl: `вә ки бу илә үчүн бир да дә олан едиб олуб дејиб билдириб тәрәфиндән сонра онун өз даһа ән чох исә һәмин ҝөрә кими гәдәр артыг лакин һәр бүтүн дејил азәрбајҹан`,
	Ru: `и в не на с что как по из за это к он о от его для но а то был у так же только или все было бы они я мы до если быть уже ещё еще был была были
		при том который которые также может после этого нет когда сообщает сказал заявил время чтобы есть между об со она ее её их этом году лет более который которая
		где вы сейчас против во под без себя даже мне меня тем кто чем об обо оба обе вы вас вам ваш наш мы нас эта эти этот ни ну да там тут тогда теперь затем потом сам сама само сами отставка реклама отправить отмена первый первая первое первые`,
	Uk: `і в не на з що як по із за це до він про від його для але а то був у так же тільки або все було б вони я ми якщо бути вже ще й та була були
		при тому який які також може після цього ні коли повідомляє сказав заявив час щоб є між зі вона її їх цьому році років більше яка де ви зараз проти під без
		себе навіть мені мене тим хто чим його йому під час серед через об обидва обидві ви вас вам ваш наш ми нас ця ці цей ні ну так там тут тоді тепер водночас сам сама само самі станом потім решта решту`,
	En: `the of and to in a is that for it on was with as be by at he his from are this have has had not but they an which you were their or been will its
		who said she her would more about when there after also into than no one two over we i our your may can could out up if what all some other
		between against new first last year years says under while during`,
	Other: `ve bir için ile olan olarak değil çok daha sonra gibi kadar ancak göre ise oldu etti ettiği olduğu tarafından ya mi de bu olan bunun önemli söyledi belirtti açıkladı yapılan nasıl diye yeni üzerinde önce içinde olduğunu
		се е са от за да че като към той по със което бъде което което или бе още които след при
		је су да се у и на за од са који које као што није али би због после
		у і з не што гэта на да як ад для але быў па яго яна які таксама пра
		się nie jest że na z do to jak przez od po ale oraz dla który
		der die das und ist nicht ein eine mit von zu den dem des im auf für sich auch
		le la les des et est une dans que pour qui sur pas au avec du
		el los las y en una por con del se para como más pero
		il di che è non per della sono`,
}

// slot is one frequent word: its hash and the set of languages it speaks for.
type slot struct {
	hash uint64
	set  uint16
}

// frequent is an open-addressed table; it stays less than half full.
var frequent = func() (t [2048]slot) {
	for l, list := range lists {
		for _, w := range strings.Fields(list) {
			h := hash(w)
			i := h % uint64(len(t))
			for t[i].set != 0 && t[i].hash != h {
				i = (i + 1) % uint64(len(t))
			}
			t[i].hash = h
			t[i].set |= 1 << l
		}
	}
	return
}()

func lookup(w string) uint16 {
	h := hash(w)
	for i := h % uint64(len(frequent)); frequent[i].set != 0; i = (i + 1) % uint64(len(frequent)) {
		if frequent[i].hash == h {
			return frequent[i].set
		}
	}
	return 0
}

// Frequent reports a function word of any language known here, in lower case
// or with a capital at its beginning.
func Frequent(w string) bool { return len(w) > 0 && len(w) <= 24 && lookup(w) != 0 }

// hash is FNV-1a over the bytes of w with its first letter in lower case:
// inner letters of a frequent word are lower case already.
func hash(w string) uint64 {
	h := uint64(14695981039346656037)
	i := 0
	c0, c1 := w[0], byte(0)
	if len(w) > 1 {
		c1 = w[1]
	}
	switch {
	case c0 >= 'A' && c0 <= 'Z':
		c0 += 'a' - 'A'
	case c0 == 0xd0 && c1 >= 0x90 && c1 <= 0x9f:
		c1 += 0x20
	case c0 == 0xd0 && c1 >= 0xa0 && c1 <= 0xaf:
		c0, c1 = 0xd1, c1-0x20
	case c0 == 0xd0 && c1 >= 0x80 && c1 <= 0x8f:
		c0, c1 = 0xd1, c1+0x10
	case c0 == 0xc6 && c1 == 0x8f:
		c0, c1 = 0xc9, 0x99
	case c0 == 0xd3 && c1 == 0x98:
		c1 = 0x99
	case c0 == 0xc5 && c1 == 0x9e: // Ş
		c1 = 0x9f
	case c0 == 0xc3 && (c1 == 0x87 || c1 == 0x96 || c1 == 0x9c): // Ç Ö Ü
		c1 += 0x20
	}
	h = (h ^ uint64(c0)) * 1099511628211
	i = 1
	if c0 >= 0x80 && len(w) > 1 {
		h = (h ^ uint64(c1)) * 1099511628211
		i = 2
	}
	for ; i < len(w); i++ {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}
