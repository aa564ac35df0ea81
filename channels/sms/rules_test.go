package sms

import (
	"testing"
	"time"
)

// S53: the static safe reply goes out in time for the person to have it ten seconds after the text came.
func TestPatienceEndsInTime(t *testing.T) {
	const hardest = 10 * time.Second
	if got := newRig(t).channel.patience; got <= 0 || got >= hardest {
		t.Errorf("a person waits %v, and may wait %v", got, hardest)
	}
}

// S15: the whole table, with the shortest and the longest numbers of each prefix, and the mobiles beside them.
func TestLandlinesAreKnownByTheirPrefix(t *testing.T) {
	for _, prefix := range []string{"+441", "+442", "+443", "+4455", "+4456", "+448", "+449"} {
		for _, rest := range []string{"00000", "9999999"} {
			if !isLandline(prefix + rest) {
				t.Errorf("%s%s would be sent a text, and have it read aloud", prefix, rest)
			}
		}
	}
	for _, mobile := range []string{"+447700900123", "+447400000000", "+353871234567", "+447911123456", "+8801712345678", "+919812345678"} {
		if isLandline(mobile) {
			t.Errorf("%s gets no answer", mobile)
		}
	}
}
