package slack

import "regexp"

// personalLine is said when a question looks as if it held somebody's details (S48).
const personalLine = "Looks like personal details. We did not keep them. You don't need them here."

// details are the shapes of telephone numbers, e-mail addresses, dates of birth and names given as such. They err on
// the side of the warning, which costs the asker nothing.
var details = regexp.MustCompile(`(?i)` +
	`(?:\+|\b0|\b44)(?:[\s().-]*\d){8,}` +
	`|[\w.+-]+@[\w-]+\.\w` +
	`|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b` +
	`|\b(?:19|20)\d\d-\d\d-\d\d\b` +
	`|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s+(?:19|20)\d\d\b` +
	`|\bd\.?o\.?b\b|\bdate of birth\b|\bborn on\b` +
	`|\bname(?:'s|’s|s| is)\s+\pL`)

func looksPersonal(words string) bool { return details.MatchString(words) }
