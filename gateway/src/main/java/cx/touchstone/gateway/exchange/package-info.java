/**
 * What any exchange with a service needs, wherever it goes: bodies that pass, silence that is noticed, headers that end here,
 * and a
 * service that is left alone when it fails.
 */
package cx.touchstone.gateway.exchange;
