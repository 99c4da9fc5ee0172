/** API keys: making them, letting them follow one another, and withdrawing them. Who comes with one is told by identity. */
package cx.touchstone.gateway.key;
