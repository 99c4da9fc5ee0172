/** The gateway's own words on pages that people look at, in the languages in which respondents are spoken to. */
package cx.touchstone.gateway.wording;
