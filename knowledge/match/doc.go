// Package match learns labels from example phrases and ranks them for a short, badly spelt message.
//
// It promises:
//   - everything it knows comes from the examples it is given: a new label or a new language changes no Go;
//   - the same examples give the same model and the same answers on any machine (no map order, no chance, no fused sums);
//   - any bytes give an answer, quickly: only the first and last parts of a very long text are read;
//   - probabilities are calibrated by cross-validation, by voice where the examples say who speaks;
//   - it keeps nothing of what it reads, logs nothing, and knows nothing of services.
//
// Reading order: normalise.go (text to words), read.go (words to features), repair.go (spelling), vocabulary.go (what is
// known and how telling it is), learn.go (learning), linear.go, judge.go and
// neighbours.go (scoring), model.go (ranking), calibrate.go (how sure).
package match
