// Package away has the functions of package main once more, in a package that is imported.
package away

const prefix = "away/"
