package org.chargeledger.pileingest.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import org.chargeledger.pileingest.http.StationResource.PileBody;
import org.chargeledger.pileingest.http.StationResource.RatingBody;

/** Each connector with a rating of its own is one of its pile's, rated once and no higher than the pile. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RatedWithinPile.Ratings.class)
@interface RatedWithinPile {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names each rating that breaks it, beside whatever else is wrong with the body. */
    class Ratings implements ConstraintValidator<RatedWithinPile, PileBody> {

        @Override
        public boolean isValid(PileBody pile, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            List<RatingBody> ratings = pile.connectorRatings() == null ? List.of() : pile.connectorRatings();
            var rated = new HashSet<String>();
            boolean valid = true;
            for (int i = 0; i < ratings.size(); i++) {
                RatingBody rating = ratings.get(i);
                if (rating != null && rating.connectorNo() != null && pile.connectors() != null) {
                    valid &= holds(pile.connectors().contains(rating.connectorNo()), context, i, "connectorNo",
                            "must be a connector of the pile");
                    valid &= holds(rated.add(rating.connectorNo()), context, i, "connectorNo", "must be rated once");
                    valid &= holds(rating.ratedPowerW() <= pile.ratedPowerW(), context, i, "ratedPowerW",
                            "must not be above the pile's");
                }
            }
            return valid;
        }

        private static boolean holds(boolean rule, ConstraintValidatorContext context, int index, String field,
                String message) {
            if (!rule) {
                context.buildConstraintViolationWithTemplate(message).addPropertyNode("connectorRatings")
                        .addPropertyNode(field).inIterable().atIndex(index).addConstraintViolation();
            }
            return rule;
        }
    }
}
