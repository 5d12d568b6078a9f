package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.PartFilename;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;

/** The interfaces of WeChat for articles: drafts, publishing, mass sends. Answers are read as text. */
@RegisterRestClient(configKey = "wechat")
@Path("/cgi-bin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.WILDCARD)
interface WechatArticleApi {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Article(String title, String digest, String content,
            @JsonProperty("content_source_url") String contentSourceUrl,
            @JsonProperty("thumb_media_id") String thumbMediaId, @JsonProperty("need_open_comment") int comments) {}

    record Drafts(List<Article> articles) {}

    record Material(@JsonProperty("media_id") String mediaId) {}

    record Filter(@JsonProperty("is_to_all") boolean toAll) {}

    record MassSend(Filter filter, Material mpnews, String msgtype,
            @JsonProperty("send_ignore_reprint") int sendIgnoreReprint, String clientmsgid) {}

    record Preview(String touser, Material mpnews, String msgtype) {

        @Override
        public String toString() {
            return "Preview[" + msgtype + "]";
        }
    }

    record Publication(@JsonProperty("publish_id") String publishId) {}

    record Published(@JsonProperty("article_id") String articleId, int index) {}

    record Sent(@JsonProperty("msg_id") long msgId) {}

    record SentArticle(@JsonProperty("msg_id") long msgId, @JsonProperty("article_idx") int articleIndex) {}

    @POST
    @Path("/material/add_material")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    String addJpeg(@QueryParam("access_token") String token, @QueryParam("type") String type,
            @RestForm("media") @PartType("image/jpeg") @PartFilename("cover.jpg") byte[] picture);

    @POST
    @Path("/material/add_material")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    String addPng(@QueryParam("access_token") String token, @QueryParam("type") String type,
            @RestForm("media") @PartType("image/png") @PartFilename("cover.png") byte[] picture);

    /** Every other interface takes JSON; {@code path} says which one it is. */
    @POST
    @Path("/{path}")
    String post(@PathParam("path") @Encoded String path, @QueryParam("access_token") String token, Object body);
}
