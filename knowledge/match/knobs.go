package match

// settings are the numbers chosen by cross-validation (README.md says how).
type settings struct {
	kind         [5]float64 // weight of each kind of feature
	leastIn      [5]int     // in how many texts a feature of each kind must be to be kept
	rarity       float64    // power to which rarity is taken
	longestPiece int        // characters
	farthestPair int        // words from one to the other
	pieces       float32    // weight of all pieces of a text to all its words
	own          float32    // how much more an example of a label counts for it than one of another against it
	cost         float32    // C of the linear model: how little an example may be given up
	bias         float32    // how freely a label may lean without any feature
	rounds       int        // passes over the examples
	foldRounds   int        // the same, in cross-validation
	wideRounds   int        // passes in which every label is looked at
	nearly       float32    // how near a label must be to moving, to be looked at again
	folds        int        // parts of the cross-validation
	wrote        float32    // weight of the pieces of a word as written, once it is repaired
	repaired     float32    // weight of a repaired word
	torn         float64    // edits: words nearer than this to each other in cost are rivals
	common       float64    // how much a common word is preferred to a rare one, in edits per natural logarithm of its count
	near         float32    // how much the nearest example adds to a label's score
	nearTexts    int        // most examples of a label that are looked at
	window       int        // words in a window
	step         int        // words from one window to the next
	windowShare  float32    // most that the best window counts in the score of a long message
}

// knobs is the one setting for every base. Nothing changes it.
var knobs = settings{
	kind:         [5]float64{kindWord: 1, kindPair: 1, kindSkip: 0.6, kindPiece: 1},
	leastIn:      [5]int{kindWord: 1, kindPair: 2, kindSkip: 3, kindPiece: 2},
	rarity:       0.75,
	longestPiece: 4,
	farthestPair: 5,
	pieces:       1,
	own:          8,
	cost:         0.7,
	bias:         0.5,
	rounds:       6,
	foldRounds:   4,
	wideRounds:   2,
	nearly:       0.1,
	folds:        3,
	wrote:        0.5,
	repaired:     0.9,
	torn:         0.1,
	common:       0.1,
	near:         0.4,
	nearTexts:    128,
	window:       20,
	step:         6,
	windowShare:  0.4,
}
