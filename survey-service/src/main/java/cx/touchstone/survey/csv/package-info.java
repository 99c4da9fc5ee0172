/** CSV files whose columns are somebody else's: a mapping says what they mean. */
package cx.touchstone.survey.csv;
