"""The profile of Hypothesis for all tests of the library."""

from hypothesis import HealthCheck, settings

# A busy machine is slow, not wrong.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")
