/**
 * The script that shows a survey on any website, {@code <touchstone-survey link="…">}, and a page that demonstrates it. The
 * script
 * knows the platform only by its public API.
 */
package cx.touchstone.survey.widget;
