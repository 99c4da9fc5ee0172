/**
 * What is to be measured: the latest measurement plan of every journey, as the journeys' owner has published it.
 */
package cx.touchstone.scoring.plan;
