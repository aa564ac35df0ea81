package match

// textese is how people shorten words on a phone. It is used only for words that the examples do not know.
var textese = map[string]string{
	"u": "you", "ur": "your", "r": "are", "y": "why", "n": "and", "b": "be", "c": "see", "k": "ok", "d": "the", "da": "the", "dat": "that", "dis": "this",
	"dem": "them", "den": "then", "dere": "there", "wiv": "with", "wid": "with", "wif": "with", "w": "with", "wud": "would", "cud": "could", "shud": "should",
	"wat": "what", "wot": "what", "wut": "what", "wats": "whats", "wots": "whats", "wen": "when", "wer": "where", "wher": "where", "hu": "who",
	"pls": "please", "plz": "please", "plse": "please", "pleez": "please", "ples": "please", "thx": "thanks", "tnx": "thanks", "ty": "thank you", "thanx": "thanks",
	"cuz": "because", "coz": "because", "cos": "because", "bc": "because", "bcuz": "because", "bcos": "because", "becoz": "because", "cause": "because",
	"abt": "about", "bout": "about", "b4": "before", "2day": "today", "2nite": "tonight", "tonite": "tonight", "2moro": "tomorrow", "2morrow": "tomorrow", "2mro": "tomorrow",
	"tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "tmw": "tomorrow", "2gether": "together", "l8r": "later", "l8": "late", "gr8": "great", "m8": "mate", "h8": "hate", "w8": "wait",
	"4u": "for you", "4ever": "forever", "sum1": "someone", "some1": "someone", "any1": "anyone", "every1": "everyone", "no1": "no one", "ne1": "anyone", "nething": "anything",
	"msg": "message", "msgs": "messages", "txt": "text", "pic": "picture", "pics": "pictures", "ppl": "people", "gf": "girlfriend", "bf": "boyfriend", "bro": "brother", "sis": "sister",
	"hubby": "husband", "hes": "he is", "shes": "she is", "im": "i am", "ive": "i have", "ill": "i will", "dont": "do not", "dnt": "dont", "cant": "can not", "cnt": "cant", "wont": "will not", "didnt": "did not",
	"doesnt": "does not", "isnt": "is not", "whats": "what is", "thats": "that is", "gonna": "going to", "gona": "going to", "wanna": "want to", "wana": "want to", "gotta": "have to", "gimme": "give me", "lemme": "let me",
	"idk": "i dont know", "dunno": "dont know", "rn": "right now", "asap": "as soon as possible", "atm": "at the moment", "omg": "oh my god", "btw": "by the way", "tbh": "to be honest",
	"hv": "have", "hav": "have", "av": "have", "gv": "give", "gt": "get", "git": "get", "nt": "not", "jst": "just", "jus": "just", "bin": "been", "sed": "said", "luv": "love", "ov": "of",
	"fink": "think", "fing": "thing", "nuffin": "nothing", "nuthin": "nothing", "sumthing": "something", "sumfin": "something", "somefing": "something", "muvva": "mother", "bruvva": "brother",
	"fone": "phone", "fones": "phones", "nd": "and", "an": "and", "tht": "that", "ths": "this", "thru": "through", "tho": "though", "ok": "okay", "okay": "ok", "yr": "your", "yrs": "years",
	"hr": "hour", "hrs": "hours", "min": "minute", "mins": "minutes", "sec": "second", "wk": "week", "wks": "weeks", "mth": "month", "nite": "night", "acc": "account", "acct": "account", "amt": "amount",
	"info": "information", "num": "number", "tel": "telephone", "appt": "appointment", "ne": "any", "nw": "now", "mi": "my", "meh": "me", "sumone": "someone", "skl": "school", "skool": "school", "wrk": "work",
	"hlp": "help", "plis": "please", "sry": "sorry", "soz": "sorry", "frm": "from", "fr": "for", "fwd": "forward", "evry": "every", "ev": "ever", "wtf": "what the", "bday": "birthday", "4": "for", "2": "to",
}
