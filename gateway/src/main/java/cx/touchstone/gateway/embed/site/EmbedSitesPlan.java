package cx.touchstone.gateway.embed.site;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All the sites that may show overviews, as they shall be. */
@Schema(name = "EmbedSites")
public record EmbedSitesPlan(
        @NotNull @Size(max = 20) @Schema(description = "Scheme, host and port, without a path; * stands for any one name before a domain.", examples = "[\"https://crm.example\"]") List<@NotNull @Size(max = 255) @Pattern(regexp = ORIGIN, message = "must be an https address without a path, such as https://crm.example") String> sites) {

    /** Nothing that could end the directive of the policy in which it stands. */
    private static final String ORIGIN = "https://(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?";
}
