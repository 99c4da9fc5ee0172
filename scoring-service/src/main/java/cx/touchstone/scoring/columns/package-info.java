/** Many rows as the parameters of one statement: an array for each column, put together again by {@code unnest}. */
package cx.touchstone.scoring.columns;
