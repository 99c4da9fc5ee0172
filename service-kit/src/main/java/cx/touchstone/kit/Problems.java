package cx.touchstone.kit;

import static cx.touchstone.kit.Refusal.Kind.CONFLICT;
import static cx.touchstone.kit.Refusal.Kind.INVALID;
import static cx.touchstone.kit.Refusal.Kind.OVERLOADED;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.kit.Refusal.Kind;
import cx.touchstone.kit.watch.Watched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

/** The one place where a failure becomes an answer: {@code application/problem+json} (RFC 9457), nothing internal in it. */
public class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";
    /** Seconds after which a caller may try again when we are overloaded or our database is away. */
    public static final int RETRY_AFTER = 2;
    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** How PostgreSQL refuses U+0000, in texts and in JSON: the one character that it does not keep. */
    private static final List<String> UNWRITABLE = List.of("22021", "22P05");

    /** The wire form of every refusal and failure. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Problem(String type, String title, int status, String detail, String instance, String code,
            String requestId, List<Fault> errors) {

        public static Problem of(int status, String title, String code, String detail, String instance, String requestId,
                List<Fault> errors) {
            return new Problem("urn:touchstone:problem:" + code, title, status, detail, instance, code, requestId, errors);
        }
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refusal(Refusal refusal, RoutingContext at) {
        if (refusal.retryAfter() > 0) {
            at.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter()));
        }
        return answer(at, refusal.kind(), refusal.code(), refusal.getMessage(), refusal.faults());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> shape(ConstraintViolationException violations, RoutingContext at) {
        if (violations.getConstraintViolations().stream().anyMatch(v -> !isInput(v))) {
            return failure(violations, at); // our own answer or entity breaks its rules: not the caller's fault
        }
        return refusal(new Refusal.Invalid(faults(violations.getConstraintViolations(), v -> pointer(v.getPropertyPath()))),
                at);
    }

    /** What is wrong with one document that was validated by itself, with pointers into it. */
    public static List<Fault> faults(Collection<? extends ConstraintViolation<?>> ofDocument) {
        return faults(ofDocument, v -> StreamSupport.stream(v.getPropertyPath().spliterator(), false).map(Problems::segment)
                .collect(Collectors.joining()));
    }

    private static List<Fault> faults(Collection<? extends ConstraintViolation<?>> violations,
            Function<ConstraintViolation<?>, String> pointer) {
        return violations.stream().map(v -> new Fault(pointer.apply(v), code(v), pointer.apply(v) + " " + v.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer())).toList();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> json(MismatchedInputException mismatch, RoutingContext at) {
        return refusal(new Refusal.Invalid(List.of(Misread.document(mismatch))), at);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> web(WebApplicationException failure, RoutingContext at) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return refusal(new Refusal.Invalid(List.of(Misread.document(json))), at);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> answer(at, INVALID, "invalid-request", "The request cannot be read.", List.of());
            case 404 -> Misread.number(failure, at).map(fault -> refusal(new Refusal.Invalid(List.of(fault)), at)).orElseGet(
                    () -> answer(at, Kind.UNKNOWN, "not-found", "There is nothing at this address.", List.of()));
            case 405 -> write(at, 405, "Method not allowed", "method-not-allowed",
                    "This address does not take " + at.request().method() + ".", List.of());
            case 406 -> write(at, 406, "Not acceptable", "not-acceptable", "This address has no such media type.", List.of());
            case 413 -> answer(at, Kind.TOO_LARGE, "too-large", "The body is larger than this address takes.", List.of());
            case 415 -> write(at, 415, "Unsupported media type", "unsupported-media-type",
                    "This address does not take a body of this media type.", List.of());
            default -> status < 500 ? write(at, status, "Refused", "refused", "The request was refused.", List.of())
                    : failure(failure, at);
        };
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    public RestResponse<Problem> unauthenticated(Throwable failure, RoutingContext at) {
        return answer(at, Kind.UNAUTHENTICATED, "unauthenticated", "This call needs valid credentials.", List.of());
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public RestResponse<Problem> forbidden(Throwable failure, RoutingContext at) {
        return answer(at, Kind.FORBIDDEN, "forbidden", "The credentials do not carry the scope that this call needs.",
                List.of());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> stale(OptimisticLockException failure, RoutingContext at) {
        return answer(at, Kind.STALE, "stale", "Somebody else changed it in the meantime: read it again.", List.of());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> anything(Throwable failure, RoutingContext at) {
        for (Throwable cause : behind(failure)) {
            if (cause instanceof Refusal refusal) {
                return refusal(refusal, at); // wrapped by a transaction or a future
            } else if (cause instanceof OptimisticLockException stale) {
                return stale(stale, at);
            } else if (cause instanceof SQLException sql && (isAway(sql) || gaveWay(sql))) {
                LOG.warnf("not now: %s", sql.getMessage());
                return answer(at, OVERLOADED, "unavailable", "The database cannot do this just now, try again.", List.of());
            } else if (cause instanceof SQLException sql && isForNobody(sql)) {
                return answer(at, Kind.GONE, "tenant-gone", "This organisation is gone for good.", List.of());
            } else if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return answer(at, CONFLICT, "already-exists", "There is one with this key already.", List.of());
            } else if (cause instanceof SQLException sql && UNWRITABLE.contains(String.valueOf(sql.getSQLState()))) {
                return refusal(new Refusal.Invalid("", "invalid", "A text has the character U+0000, which no text can have."),
                        at);
            }
        }
        return failure(failure, at);
    }

    /** The failure and all that led to it; why a transaction could not commit stands beside its failure, not behind it. */
    private static List<Throwable> behind(Throwable failure) {
        List<Throwable> all = new ArrayList<>(List.of(failure));
        for (int i = 0; i < all.size(); i++) {
            Stream.concat(Stream.ofNullable(all.get(i).getCause()), Stream.of(all.get(i).getSuppressed()))
                    .filter(cause -> !all.contains(cause)).forEach(all::add);
        }
        return all;
    }

    /** Whether something failed since the database cannot be reached now or is full, so that trying later may help. */
    public static boolean isAway(Throwable failure) {
        return behind(failure).stream().anyMatch(cause -> cause instanceof SQLException sql && isAway(sql));
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException || state == null && failure.getMessage() != null
                && failure.getMessage().contains("timeout")
                || state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }

    /** Whether PostgreSQL undid a transaction for another's sake, as in a deadlock: the same may work at once. */
    public static boolean gaveWay(Throwable failure) {
        return behind(failure).stream().anyMatch(cause -> cause instanceof SQLException sql
                && List.of("40P01", "40001").contains(String.valueOf(sql.getSQLState())));
    }

    /** Refused by the policy of that name, which tables have: the tenant was removed for good. */
    private static boolean isForNobody(SQLException failure) {
        return "42501".equals(failure.getSQLState()) && failure.getMessage().contains("not_purged");
    }

    private RestResponse<Problem> failure(Throwable failure, RoutingContext at) {
        LOG.errorf(failure, "%s %s failed", at.request().method(), Watched.route(at));
        return write(at, 500, "Internal error", "internal-error", "Something went wrong; the request id finds it.", List.of());
    }

    private RestResponse<Problem> answer(RoutingContext at, Kind kind, String code, String detail, List<Fault> faults) {
        return write(at, kind.status(), kind.title(), code, detail, faults);
    }

    private RestResponse<Problem> write(RoutingContext at, int status, String title, String code, String detail,
            List<Fault> faults) {
        ResponseBuilder<Problem> answer = ResponseBuilder.<Problem> create(status)
                .entity(Problem.of(status, title, code, detail,
                        at.request().path(), RequestGuard.requestId(at), faults));
        answer.header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    private static boolean isInput(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().iterator();
        return path.hasNext() && path.next().getKind() == ElementKind.METHOD && path.hasNext()
                && path.next().getKind() == ElementKind.PARAMETER;
    }

    /** The path behind method and parameter as a JSON pointer; a bare parameter is named as it is. */
    private static String pointer(Path path) {
        List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false).skip(1).toList();
        return nodes.size() == 1 ? nodes.getFirst().getName()
                : nodes.stream().skip(1).map(Problems::segment).collect(Collectors.joining());
    }

    private static String segment(Path.Node node) {
        String place = node.getIndex() != null ? "/" + node.getIndex() : node.getKey() != null ? "/" + node.getKey() : "";
        boolean container = node.getName() == null || node.getName().startsWith("<") || node.getKind() == ElementKind.BEAN;
        return place + (container ? "" : "/" + node.getName());
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return switch (name) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "size";
            case "Pattern" -> "pattern";
            case "Min", "Max", "DecimalMin", "DecimalMax", "Positive", "PositiveOrZero" -> "range";
            default -> "invalid";
        };
    }
}
