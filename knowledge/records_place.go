package knowledge

// Area is one of the seven councils.
type Area struct {
	ID   AreaID `yaml:"id"`
	Name string `yaml:"name"`
}

// District is a postcode district ("B64") and the councils it lies in.
type District struct {
	Code   string   `yaml:"district"`
	Areas  []AreaID `yaml:"areas,optional"` // largest share first; empty: outside the seven
	Edge   []AreaID `yaml:"edge,optional"`  // a few streets, or a drawing error at the border
	Others []string `yaml:"others,optional"`
	Note   string   `yaml:"note,optional"`
}

// Town is a place name people use and the councils it may mean.
type Town struct {
	Names []string `yaml:"names"`
	Areas []AreaID `yaml:"areas"`
}

// BankHoliday is a bank holiday of England.
type BankHoliday struct {
	Date Date   `yaml:"date"`
	Name string `yaml:"name"`
}
