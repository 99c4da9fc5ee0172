package cx.touchstone.journey.map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where customer and organisation meet. */
@Schema(name = "TouchpointChannel")
public enum Channel {
    @JsonProperty("web")
    WEB,
    @JsonProperty("store")
    STORE,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("chat")
    CHAT,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("social")
    SOCIAL,
    @JsonProperty("delivery")
    DELIVERY,
    @JsonProperty("in-app")
    IN_APP,
    @JsonProperty("in-person")
    IN_PERSON,
    @JsonProperty("other")
    OTHER
}
