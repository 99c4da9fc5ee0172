/** People and programs whose roles are told here instead of by their tokens: to let in more, or fewer, or others. */
package cx.touchstone.gateway.member;
