package knowledge

// CodeInfo explains one code of a [Problem]. A code never changes its meaning.
type CodeInfo struct {
	Code     string
	Severity Severity
	When     string // in a few words
	Example  string // what a problem of this code says
}

// Codes gives every code that the base's problems can have, in order.
func Codes() []CodeInfo {
	return []CodeInfo{
		{"K001", Error, "not YAML", `Line 9 is indented further than line 8 but does not belong to it. Put both at the same depth.`},
		{"K002", Error, "a tab", `There is a tab on line 9. Use two spaces.`},
		{"K003", Error, "a name twice", `"phone" appears twice, on lines 14 and 19. Keep one.`},
		{"K004", Error, "two documents in a file", `Everything after "---" on line 40 would be ignored. Put it in its own file.`},
		{"K005", Error, "file name and id differ", `This file is example.yaml but its id is "exmple". Make them the same.`},
		{"K006", Error, "a link or a type of YAML", `Words that begin with "&" or "*" are links inside a file, and are not used here.`},
		{"K007", Error, "an empty or very large file", `There is nothing in this file. Write the record, or delete the file.`},
		{"K008", Error, "a file that is missing or would not be read", `There is no areas.yaml.`},
		{"S010", Error, "something missing", `Every service needs "checked". Copy the block from knowledge/README.md.`},
		{"S011", Error, "a word that is not one of a few", `"opne" is not known for "status". Did you mean "open"?`},
		{"S012", Error, "an unknown field", `"phnoe" is not a known field here. Did you mean "phone"?`},
		{"S013", Error, "a phone number that cannot be", `0121 496 012 is one digit short for Birmingham. Check the number.`},
		{"S014", Error, "a phone read as a number", `Write the phone with spaces, like 0121 496 0123, or in quotes.`},
		{"S015", Error, "a number kept for films", `07700 900123 is kept for films and examples. Use the real one.`},
		{"S016", Error, "a number that costs money", `0845 numbers cost money. Say so in "cost", or use another.`},
		{"S017", Error, "a text, a list or a block in the wrong place", `"areas" must be a list. Write it like [one, two].`},
		{"S018", Error, "a contact with none or several ways", `This contact has "phone" and "web". Give each its own entry.`},
		{"S019", Error, "a service for people who cause harm in another topic", `"respect" is for people who cause harm. Name it only in "harmful-behaviour".`},
		{"S021", Error, "hours that cannot be read", `These hours cannot be read: "9-5 weekdays".`},
		{"S022", Error, "a refuge's address", `A refuge must not have a postcode here.`},
		{"S023", Warning, "not checked by two people", `"checked.by" needs two people before it can go to the public.`},
		{"S030", Warning, "an overdue check", `The check is overdue: again_by was 14 October 2026, 40 days ago.`},
		{"S031", Warning, "a stale source", `The newest source is from October 2019. Add a newer one, or the card will say so.`},
		{"S032", Warning, "bank holidays that end soon", `The last bank holiday here is 26 December 2028. Add those of the next year from https://www.gov.uk/bank-holidays.`},
		{"T007", Error, "a name that does not exist", `There is no service called "suzy-lamplugh". Did you mean "national-stalking-helpline"?`},
		{"T008", Error, "no service open at some hour", `At 3am on a Sunday no service for "hate-crime" is open. Add one that is, or "then: [victim-support]".`},
		{"T011", Note, "phrases that no speaker has confirmed", `No speaker has confirmed 212 phrases in "ur-Latn". They are used all the same.`},
		{"T010", Warning, "two topics with the same word", `"stalking" and "harassment" both claim the word "following". Pick one, or use "not_this".`},
		{"M005", Error, "a date that cannot be read", `"Octber 2019" cannot be read. Write 2019, 2019-10 or 2019-10-18.`},
		{"M006", Error, "a milestone without a source", `Each milestone needs at least one source.`},
	}
}

func severityOf(code string) Severity {
	for _, known := range Codes() {
		if known.Code == code {
			return known.Severity
		}
	}
	return Error
}
