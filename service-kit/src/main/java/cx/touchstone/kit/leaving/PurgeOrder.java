package cx.touchstone.kit.leaving;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * That all that is kept of the tenant of the call shall be removed.
 *
 * @param purge by which whoever asks knows it
 */
@RegisterForReflection
public record PurgeOrder(@NotNull UUID purge) {
}
