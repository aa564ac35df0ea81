// Package hours says whether a line is open at a moment and when it next opens.
//
// It reads a part of OpenStreetMap's opening_hours syntax
// (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) and
// promises:
//
//   - Parse takes what it understands fully and refuses the rest, saying where
//     and how to write it instead. Refused on purpose: easter, week numbers,
//     open ends ("09:00+"), sunrise and the like, days counted from a holiday,
//     days without times, and every loose spelling.
//   - Times are wall clock times in London. An edge inside the hour that is
//     missing in March is read one hour later; on the night in October when an
//     hour comes twice, an edge inside it is the first of the two.
//   - At follows OpenStreetMap: hours that do not name PH treat a bank holiday
//     as any other day. Sure is stricter and is the one to tell people:
//     hours that do not name PH are not known on a bank holiday, and 25 and 26
//     December and 1 January are bank holidays to be careful about whatever
//     the day of the week.
//   - Where a later rule overrides an evening that runs past midnight, the part
//     after midnight goes with its evening, and a closed day or a day with
//     hours of its own (PH, "Dec 25") cuts what would run into it: nobody is
//     sent to a closed door.
//   - Everything is pure, safe for concurrent use, and At allocates nothing.
package hours
