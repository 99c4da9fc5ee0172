/** Formulas: values in, value out. */
package cx.touchstone.journey.formula;
