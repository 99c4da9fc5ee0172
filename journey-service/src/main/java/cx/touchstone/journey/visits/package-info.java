/** Mystery visits side by side: ours and our competitors'. */
package cx.touchstone.journey.visits;
