package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// S45: how long each table is kept, written here once more so that nobody keeps longer by a slip. The tables that are
// about nobody are kept for good.
var (
	keptFor = map[string]struct {
		years int
		hours time.Duration
	}{
		"opt_outs": {years: 2}, "opt_changes": {hours: 24 * time.Hour}, "cards": {}, "sign_ins": {},
		"audit": {years: 1}, "flags": {years: 1}, "checks": {years: 2},
	}
	keptForGood = []string{"counts", "key_prints", "schema_version"}
)

func TestNothingIsKeptLongerThanItsTime(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "waymark.db"))
	t.Cleanup(func() { must(t, s.Close()) })
	db := s.Database()
	want := slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(keptFor)), keptForGood...)))
	if got := texts(t, db, "select name from sqlite_master where type = 'table' order by name"); !slices.Equal(got, want) {
		t.Fatalf("the tables are %v; this test knows for how long %v are kept", got, want)
	}
	for table, age := range keptFor {
		end := noon.AddDate(-age.years, 0, 0).Add(-age.hours)
		for name, at := range map[string]time.Time{"old": end.Add(-time.Second), "young": end.Add(time.Second)} {
			addRow(t, db, table, name, at)
		}
	}
	_, err := s.Purge(context.Background(), noon)
	must(t, err)
	for table := range keptFor {
		key := texts(t, db, fmt.Sprintf("select name from pragma_table_info('%s') where pk = 1", table))[0]
		if left := texts(t, db, fmt.Sprintf("select %s from %s", key, table)); !slices.Equal(left, []string{"young"}) {
			t.Errorf("of %s the rows %v are left, want the young one", table, left)
		}
	}
}

// addRow adds a row whose texts are its name and whose moments are all the same.
func addRow(t *testing.T, db *sql.DB, table, name string, at time.Time) {
	t.Helper()
	var values []string
	for _, kind := range texts(t, db, fmt.Sprintf("select type from pragma_table_info('%s')", table)) {
		if strings.EqualFold(kind, "text") {
			values = append(values, "'"+name+"'")
			continue
		}
		values = append(values, fmt.Sprint(at.UnixMilli()))
	}
	_, err := db.Exec(fmt.Sprintf("insert into %s values (%s)", table, strings.Join(values, ", ")))
	must(t, err)
}

// texts gives the one column of a query.
func texts(t *testing.T, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.Query(query)
	must(t, err)
	defer func() { must(t, rows.Close()) }()
	for rows.Next() {
		var text string
		must(t, rows.Scan(&text))
		all = append(all, text)
	}
	must(t, rows.Err())
	return all
}
