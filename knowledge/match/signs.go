package match

// signs are the characters that stand for letters inside a word, as people write to get past filters.
var signs = map[byte]byte{'@': 'a', '$': 's', '!': 'i', '|': 'l', '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't'}

// censored gives back words that people write with a star for a vowel.
var censored = map[string]string{
	"r*pe": "rape", "r*ped": "raped", "r*pist": "rapist", "r*ping": "raping", "ra*e": "rape", "ra*ed": "raped",
	"k*ll": "kill", "k*lled": "killed", "k*lling": "killing", "s*x": "sex", "s*xual": "sexual",
	"su*cide": "suicide", "s*icide": "suicide", "s**cide": "suicide", "sui*ide": "suicide", "d*e": "die", "d*ath": "death",
	"ab*se": "abuse", "ab*sed": "abused", "h*t": "hit", "b*at": "beat", "kn*fe": "knife", "p*rn": "porn", "n*de": "nude", "n*des": "nudes",
}

// alike are letters of the Arabic script, and dotless or barred Latin ones, that keyboards swap freely.
var alike = map[rune]rune{
	'ي': 'ی', 'ى': 'ی', 'ئ': 'ی', 'ك': 'ک', 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ة': 'ه', 'ہ': 'ه', 'ۀ': 'ه', 'ھ': 'ه', 'ۂ': 'ه', 'ؤ': 'و',
	'ı': 'i', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ø': 'o', 'Ø': 'o', 'ə': 'e', 'Ə': 'e', 'æ': 'a', 'Æ': 'a', '—': '-', '–': '-', '…': '.',
}

// emoji are the pictures that carry a meaning in a message about being hurt, or about being well.
var emoji = map[rune]string{
	'🆘': "sos help", '🔪': "knife", '🗡': "knife", '🔫': "gun", '🩸': "blood", '💊': "pills", '🚨': "alarm", '🚓': "police", '🚔': "police",
	'👮': "police", '🚑': "ambulance", '🏥': "hospital", '🔒': "locked", '🚪': "door", '🪦': "grave", '⚰': "coffin",
	'😭': "crying", '😢': "crying", '😰': "scared", '😨': "scared", '😱': "scared", '😞': "sad", '😔': "sad", '💔': "heartbroken",
	'🤕': "hurt", '👊': "punch", '🤰': "pregnant", '💍': "ring", '👰': "bride", '✈': "plane", '🛫': "plane",
	'😂': "haha", '🤣': "haha", '😆': "haha", '😜': "haha",
}
