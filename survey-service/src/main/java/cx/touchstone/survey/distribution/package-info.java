/** How a survey reaches people: by links that are open, personal or good for one use, as an address or a QR code. */
package cx.touchstone.survey.distribution;
