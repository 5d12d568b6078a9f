package org.chargeledger.simulator.wechataccount.rules;

import java.util.Map;
import java.util.Optional;
import org.chargeledger.simulator.wechataccount.state.Picture;
import org.chargeledger.simulator.wechataccount.state.State;

/** Pictures: of a text (under 1 MB, jpg or png), and permanent ones, which an article's cover must be. */
public final class Media {

    private static final int MEGABYTE = 1 << 20;

    private Media() {}

    public static Map<String, Object> uploadImage(Turn turn) {
        byte[] content = Multipart.file(turn.ask(), "media");
        String type = typeOf(content).filter(found -> !found.equals("image/gif"))
                .orElseThrow(() -> new WechatRefusal(40005, "invalid file type"));
        return Map.of("errcode", 0, "errmsg", "ok", "url", keep(turn, content, type, null, MEGABYTE - 1).url());
    }

    public static Map<String, Object> addMaterial(Turn turn) {
        if (!turn.ask().parameter("type").equals("image")) {
            throw new WechatRefusal(40004, "invalid media type");
        }
        byte[] content = Multipart.file(turn.ask(), "media");
        String type = typeOf(content).orElseThrow(() -> new WechatRefusal(40005, "invalid file type"));
        Picture picture = keep(turn, content, type, RandomName.of(64), 10 * MEGABYTE);
        return Map.of("media_id", picture.mediaId(), "url", picture.url(), "item", java.util.List.of());
    }

    static Optional<Picture> permanent(State state, String appId, String mediaId) {
        return state.pictures.values().stream().filter(picture -> picture.appId().equals(appId)
                && mediaId.equals(picture.mediaId())).findFirst();
    }

    private static Picture keep(Turn turn, byte[] content, String type, String mediaId, int limit) {
        if (content.length > limit) {
            throw new WechatRefusal(40009, "invalid image size");
        }
        Picture picture = new Picture(RandomName.of(43), turn.appId(), mediaId, type, content);
        turn.state().pictures.put(picture.name(), picture);
        return picture;
    }

    private static Optional<String> typeOf(byte[] content) {
        if (startsWith(content, 0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        } else if (startsWith(content, 0x89, 'P', 'N', 'G')) {
            return Optional.of("image/png");
        }
        return startsWith(content, 'G', 'I', 'F', '8') ? Optional.of("image/gif") : Optional.empty();
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
