# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Contains endpoint functions for accessing the API"""
