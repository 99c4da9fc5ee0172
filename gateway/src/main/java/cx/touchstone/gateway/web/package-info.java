/** What the gateway shows of the platform: one API document, and a page to read and try it. */
package cx.touchstone.gateway.web;
