/** Drawing a journey part by part: stages and touchpoints are added, changed, moved and removed one at a time. */
package cx.touchstone.journey.editing;
