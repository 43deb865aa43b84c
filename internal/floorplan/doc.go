// Package floorplan says which package of the module may import which, and
// finds the imports that break the plan.
//
// Start with Check, which judges the packages that List finds. The laws are
// the table below it: letters, words, names, texts, services, each floor
// importing only floors below; three libraries live behind one package each;
// and no package or file is a drawer (util, common, helpers, types, models).
//
// It does not look at functions or types, and nothing of the product imports it.
package floorplan
