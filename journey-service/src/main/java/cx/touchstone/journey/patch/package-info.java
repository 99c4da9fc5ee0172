/** How callers change some fields of what they read: JSON Merge Patch (RFC 7396). */
package cx.touchstone.journey.patch;
