/** What customers are worth and how many stay: models of purchase histories, fitted by likelihood, and the simple forms. */
package cx.touchstone.scoring.formula.customer;
