package knowledge

import (
	"testing"

	"github.com/nyaruka/phonenumbers"
)

// TestPhonesAgreeWithJudge asks Google's numbering rules, as ported by others, about every number of the program's
// base and about numbers that are wrong.
func TestPhonesAgreeWithJudge(t *testing.T) {
	base, problems := Load(Embedded())
	if base == nil {
		t.Fatal(problems.Text())
	}
	for _, s := range base.Services {
		for _, c := range s.Contacts {
			for _, phone := range []Phone{c.Phone, c.Text, c.WhatsApp} {
				if phone.E164 == "" {
					continue
				}
				read, err := phonenumbers.Parse(phone.Typed, "GB")
				if err != nil || !phonenumbers.IsValidNumber(read) || phonenumbers.Format(read, phonenumbers.E164) != phone.E164 {
					t.Errorf("%s: %s is %s to us, %v to the judge (%v)", s.ID, phone.Typed, phone.E164, read, err)
				}
			}
		}
	}
	for _, typed := range []string{"0121 303 123", "0808 168 91110", "0600 123 456", "07700 9", "020 7008 015"} {
		_, wrong := parsePhone(typed)
		read, err := phonenumbers.Parse(typed, "GB")
		if judged := err == nil && phonenumbers.IsValidNumber(read); judged || wrong == nil {
			t.Errorf("%s: refused by us %v, taken by the judge %v", typed, wrong != nil, judged)
		}
	}
}
