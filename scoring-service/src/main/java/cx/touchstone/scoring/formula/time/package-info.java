/** How long something took while somebody was there to do it. */
package cx.touchstone.scoring.formula.time;
