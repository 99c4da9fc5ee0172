/** What a tenant decides about its scores: days, business hours, currency, what is shown and how long observations are kept. */
package cx.touchstone.scoring.settings;
