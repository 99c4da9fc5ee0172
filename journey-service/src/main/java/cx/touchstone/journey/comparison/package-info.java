/** What changed from one version of a journey to another. */
package cx.touchstone.journey.comparison;
