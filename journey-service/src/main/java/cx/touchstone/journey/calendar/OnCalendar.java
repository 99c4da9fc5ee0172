package cx.touchstone.journey.calendar;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A day or moment of the years 1900 to 9999, in UTC, or none. ISO 8601 writes others, too, which the database cannot keep,
 * which
 * scoring does not count, and from which no further day can be counted.
 */
@Constraint(validatedBy = { OnCalendar.OfDays.class, OnCalendar.OfMoments.class })
@Target({ FIELD, TYPE_USE })
@Retention(RUNTIME)
public @interface OnCalendar {

    String message() default "must be in the years 1900 to 9999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether a day is. */
    class OfDays implements ConstraintValidator<OnCalendar, LocalDate> {
        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || day.getYear() >= 1900 && day.getYear() <= 9999;
        }
    }

    /** Whether a moment is. */
    class OfMoments implements ConstraintValidator<OnCalendar, Instant> {
        @Override
        public boolean isValid(Instant moment, ConstraintValidatorContext context) {
            return moment == null || new OfDays().isValid(LocalDate.ofInstant(moment, ZoneOffset.UTC), context);
        }
    }
}
