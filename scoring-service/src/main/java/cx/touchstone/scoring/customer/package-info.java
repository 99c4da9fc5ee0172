/**
 * What customers are worth and how many of them stay, by the subjects that observations are about.
 */
package cx.touchstone.scoring.customer;
