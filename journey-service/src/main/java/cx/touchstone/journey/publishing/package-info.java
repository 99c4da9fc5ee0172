/** How a draft becomes an immutable version, and how scoring-service learns what is to be measured at its touchpoints. */
package cx.touchstone.journey.publishing;
