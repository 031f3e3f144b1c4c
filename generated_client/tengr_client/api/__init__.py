# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Contains methods for accessing the API"""
