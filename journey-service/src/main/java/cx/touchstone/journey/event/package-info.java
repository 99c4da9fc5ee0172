/** What happens to journeys and audits, as the gateway tells it to partners. */
package cx.touchstone.journey.event;
