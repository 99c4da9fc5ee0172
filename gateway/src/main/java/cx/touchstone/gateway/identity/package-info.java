/** Who calls, as its key tells it. Services behind the gateway only ever see what is found here. */
package cx.touchstone.gateway.identity;
