/** Histograms of amounts: buckets that are as narrow as the values in them are small. */
package cx.touchstone.scoring.formula.sketch;
