package hours

import "testing"

// records are the expressions of the base's own services.
var records = []struct{ expr, words string }{
	{"24/7", "every day, 24 hours"},
	{"Mo,We 09:30-20:00; Tu,Th,Fr 09:30-16:00", "Mon and Wed 9:30am to 8pm, Tue, Thu and Fri 9:30am to 4pm"},
	{"Mo-Th 00:00-08:00,17:00-24:00; Fr 00:00-08:00,16:30-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00",
		"Mon to Thu midnight to 8am and 5pm to midnight, Fri midnight to 8am and 4:30pm to midnight, Sat and Sun 24 hours, bank holidays 24 hours"},
	{"Mo-Th 00:00-08:45,17:00-24:00; Fr 00:00-08:45,16:30-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00",
		"Mon to Thu midnight to 8:45am and 5pm to midnight, Fri midnight to 8:45am and 4:30pm to midnight, Sat and Sun 24 hours, bank holidays 24 hours"},
	{"Mo-Fr 00:00-09:00,17:00-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00",
		"Mon to Fri midnight to 9am and 5pm to midnight, Sat and Sun 24 hours, bank holidays 24 hours"},
	{"Mo-Fr 08:00-20:00", "Mon to Fri 8am to 8pm"},
	{"Mo-Fr 08:00-20:00; Sa-Su 09:00-17:00", "Mon to Fri 8am to 8pm, Sat and Sun 9am to 5pm"},
	{"Mo-Fr 08:00-22:00; Sa-Su 09:00-18:00", "Mon to Fri 8am to 10pm, Sat and Sun 9am to 6pm"},
	{"Mo-Fr 08:30-20:30; Sa-Su 09:30-17:30", "Mon to Fri 8:30am to 8:30pm, Sat and Sun 9:30am to 5:30pm"},
	{"Mo-Fr 09:00-16:00", "Mon to Fri 9am to 4pm"},
	{"Mo-Fr 09:00-17:00", "Mon to Fri 9am to 5pm"},
	{"Mo-Fr 09:00-17:00; PH off", "Mon to Fri 9am to 5pm, closed bank holidays"},
	{"Mo-Fr 10:00-16:00", "Mon to Fri 10am to 4pm"},
	{"Mo-Fr 16:00-22:00", "Mon to Fri 4pm to 10pm"},
	{"Mo-Fr 18:00-23:00; Sa-Su 12:00-23:00", "Mon to Fri 6pm to 11pm, Sat and Sun midday to 11pm"},
	{"Mo-Su 10:00-22:00", "every day 10am to 10pm"},
	{"Mo-Su 18:00-23:00", "every day 6pm to 11pm"},
	{"Mo-Th 08:45-17:15; Fr 08:45-16:15", "Mon to Thu 8:45am to 5:15pm, Fri 8:45am to 4:15pm"},
	{"Mo-Th 08:45-17:20; Fr 08:45-16:30", "Mon to Thu 8:45am to 5:20pm, Fri 8:45am to 4:30pm"},
	{"Mo-Th 09:00-17:30; Fr 09:00-17:00", "Mon to Thu 9am to 5:30pm, Fri 9am to 5pm"},
	{"Mo-Th 10:00-21:00; Fr 10:00-18:00", "Mon to Thu 10am to 9pm, Fri 10am to 6pm"},
}

func TestWords(t *testing.T) {
	tests := append([]struct{ expr, words string }{
		{"open", "every day, 24 hours"},
		{"off", "closed every day"},
		{"unknown", "not certain"},
		{"Mo-Su 09:00-09:00", "every day 9am to 9am next day"},
		{"Mo-Su,PH 08:00-23:00", "every day and bank holidays 8am to 11pm"},
		{"Sa-Mo,PH 10:00-14:00", "Sat to Mon and bank holidays 10am to 2pm"},
		{"Sa-Th 10:00-14:00", "Sat to Thu 10am to 2pm"},
		{"Sa[1,-1] 10:00-12:00", "first and last Sat of the month 10am to midday"},
		{"Mo-Fr 09:00-17:00; We 09:00-20:00", "Mon to Fri 9am to 5pm, but Wed 9am to 8pm"},
		{"Mo-Fr 09:00-17:00, Tu 18:00-20:00", "Mon to Fri 9am to 5pm, also Tue 6pm to 8pm"},
		{"Apr-Sep Mo-Fr 09:00-20:00; Oct-Mar Sa 09:00-17:00", "Apr to Sep: Mon to Fri 9am to 8pm, Oct to Mar: Sat 9am to 5pm"},
		{"Mo-Su 09:00-21:00; Dec 25 off; Dec 24-Jan 02 10:00-14:00", "every day 9am to 9pm, closed 25 Dec, 24 Dec to 2 Jan 10am to 2pm"},
		{"2026 Oct 01-2027 Mar 31 Mo 09:00-17:00", "1 Oct 2026 to 31 Mar 2027: Mon 9am to 5pm"},
		{"2027+ 09:00-17:00", "from 2027 9am to 5pm"},
		{`Mo-Fr 09:00-17:00; Sa "by appointment" || "leave a message"`,
			"Mon to Fri 9am to 5pm, Sat by appointment; at other times leave a message"},
		{"Mo-Fr 09:00-17:00 \"sonnez d\u2019abord\"", "Mon to Fri 9am to 5pm not certain"},
	}, records...)
	for _, tt := range tests {
		if got := parse(t, tt.expr).Words(); got != tt.words {
			t.Errorf("%q\n got %q\nwant %q", tt.expr, got, tt.words)
		}
	}
}

func TestNowWords(t *testing.T) {
	const week = "Mo-Fr 09:00-17:00"
	tests := []struct{ expr, at, words string }{
		{"24/7", "2026-12-25 10:00", "open now, 24 hours"},
		{week, "2026-07-15 10:00", "open now until 5pm"},
		{week, "2026-07-15 08:00", "closed until 9am"},
		{week, "2026-07-15 18:00", "closed until tomorrow 9am"},
		{"Mo-Fr 09:30-17:00", "2026-07-17 18:00", "closed until Mon 9:30am"},
		{week, "2026-08-28 18:00", "closed until Tue 9am"},
		{week, "2026-08-31 10:00", "bank holiday: hours not known, open from tomorrow 9am"},
		{week, "2026-04-03 10:00", "bank holiday: hours not known, open from Tue 9am"},
		{week + "; PH off", "2026-04-03 10:00", "closed until Tue 9am"},
		{week + "; Dec 24-Jan 03 off", "2026-12-24 10:00", "closed until 4 Jan 9am"},
		{"2028 Mo-Fr 09:00-17:00; PH off", "2026-12-24 10:00", "closed until 4 Jan 2028 9am"},
		{"Mo-Su 22:00-06:00", "2026-07-15 23:00", "open now until tomorrow 6am"},
		{"Mo-Su 18:00-24:00", "2026-07-15 23:00", "open now until midnight"},
		{"Sa-Su 00:00-24:00", "2026-07-18 10:00", "open now until the end of tomorrow"},
		{"Sa-Su 00:00-24:00", "2026-07-15 10:00", "closed until the end of Fri"},
		{"Mo-Su 00:00-24:00", "2026-08-30 10:00", "open now until midnight"},
		{"2026-2027 Mo-Su,PH 00:00-24:00", "2026-08-30 10:00", "open now until the end of 31 Dec 2027"},
		{"off", "2026-07-15 10:00", "closed"},
		{"off", "2026-08-31 10:00", "bank holiday: hours not known"},
		{"unknown", "2026-08-31 10:00", "hours not known today"},
		{week + `; Sa "by appointment"`, "2026-07-18 10:00", "hours not known today"},
		{week + `; Sa "by appointment"`, "2026-07-17 18:00", "closed until Mon 9am"},
		{"2026 Jan 01-2050 Dec 31 Mo-Su,PH 00:00-24:00", "2026-07-17 18:00", "open now"},
	}
	for _, tt := range tests {
		if got := parse(t, tt.expr).NowWords(at(t, tt.at), england{}); got != tt.words {
			t.Errorf("%q at %s\n got %q\nwant %q", tt.expr, tt.at, got, tt.words)
		}
	}
}
