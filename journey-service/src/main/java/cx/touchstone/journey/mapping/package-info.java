/** Journey maps: how they are drawn. */
package cx.touchstone.journey.mapping;
